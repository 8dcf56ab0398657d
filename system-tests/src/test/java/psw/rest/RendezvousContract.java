package psw.rest;

/** All that a rendez-vous owes its callers, whatever it runs on. */
interface RendezvousContract
    extends EdgeContract,
        ListingContract,
        IntakeContract,
        UnverifiedContract,
        LeaseContract,
        EventsContract,
        VectorContract,
        MailboxContract {
  @Override
  Api api();
}
