package psw.rest;

import java.util.List;
import psw.wire.json.JsonObject;

/** All that a broker owes its callers, whatever it runs on. */
interface BrokerContract
    extends EdgeContract,
        RegisteringContract,
        WithdrawingContract,
        CatalogueContract,
        AccessContract,
        LoginContract,
        PagesContract,
        AuditContract,
        OwnAnnouncementContract,
        OwnEventsContract,
        MembershipContract,
        GrantContract,
        ServiceHealthContract,
        HostileContract,
        PairingContract,
        SitesContract {
  @Override
  Api api();

  @Override
  default Api insider(String method, String target, byte[] body) {
    return owner();
  }

  @Override
  default boolean offered(String name, String description) {
    String body =
        JsonObject.with("name", name)
            .and("description", description)
            .and("ip", "127.0.0.1")
            .and("port", AtBroker.port())
            .build()
            .toString();
    return owner().json("POST", "/api/services", body).status() == 200;
  }

  @Override
  default List<String> pages() {
    return List.of("/");
  }
}
