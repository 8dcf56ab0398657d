package psw.rest;

/** All that a broker owes its callers, whatever it runs on. */
interface BrokerContract
    extends EdgeContract,
        RegisteringContract,
        WithdrawingContract,
        CatalogueContract,
        AccessContract,
        LoginContract,
        AuditContract,
        OwnAnnouncementContract,
        OwnEventsContract,
        MembershipContract,
        ServiceHealthContract {
  @Override
  Api api();
}
