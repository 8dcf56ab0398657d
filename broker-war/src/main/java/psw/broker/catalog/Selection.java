package psw.broker.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Which of the services are asked for.
 *
 * @param words what name, label or description hold, in any case; empty for all
 * @param after the id after which it goes on
 * @param skip how many of the first to leave out
 * @param most how many at most
 */
record Selection(String words, long after, int skip, int most) {
  List<Service> of(List<Service> all) {
    String wanted = plain(words);
    return all.stream()
        .filter(service -> service.id() > after)
        .filter(service -> wanted.isEmpty() || matches(service, wanted))
        .skip(skip)
        .limit(most)
        .toList();
  }

  private static boolean matches(Service service, String wanted) {
    return plain(service.name().text()).contains(wanted)
        || service.label().text().contains(wanted)
        || plain(service.description().text()).contains(wanted);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
