package psw.rendezvous.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.rendezvous.unverified.Unverified;
import psw.rendezvous.unverified.UnverifiedService;
import psw.server.directory.Directory;
import psw.server.directory.ListedService;
import psw.server.directory.ServiceQuery;
import psw.server.directory.Views;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** All that is listed: announced services and unverified ones, whose numbers never meet. */
@ApplicationScoped
class Catalogue {
  @Inject private Directory directory;
  @Inject private Unverified unverified;

  List<Listed> services(ServiceQuery query) {
    List<UnverifiedService> told = unverified.services(query);
    if (told.isEmpty()) {
      return directory.services(query).stream().map(Catalogue::listed).toList();
    }
    ServiceQuery fromTheFirst =
        new ServiceQuery(
            query.words(), query.brokers(), query.after(), 0, query.skip() + query.most());
    Map<BrokerId, Label> names =
        directory.names(told.stream().map(UnverifiedService::broker).collect(Collectors.toSet()));
    Stream<Listed> announced = directory.services(fromTheFirst).stream().map(Catalogue::listed);
    return Stream.concat(announced, told.stream().map(service -> listed(service, names)))
        .sorted(Comparator.comparingLong(Listed::id))
        .skip(query.skip())
        .limit(query.most())
        .toList();
  }

  Optional<Listed> service(long id) {
    return directory
        .service(id)
        .map(Catalogue::listed)
        .or(() -> unverified.service(id).map(told -> new Listed(id, () -> view(told))));
  }

  JsonObject view(UnverifiedService service) {
    return view(service, directory.names(Set.of(service.broker())));
  }

  private static Listed listed(ListedService service) {
    return new Listed(service.id(), () -> Views.service(service));
  }

  private static Listed listed(UnverifiedService service, Map<BrokerId, Label> names) {
    return new Listed(service.id(), () -> view(service, names));
  }

  private static JsonObject view(UnverifiedService service, Map<BrokerId, Label> names) {
    return Views.service(service.id(), service.offer())
        .and("broker", service.broker().text())
        .and("site", Optional.ofNullable(names.get(service.broker())).map(Label::text))
        .and("verified", false)
        .and("expires", Views.time(service.expires()))
        .build();
  }
}
