package psw.server.directory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import psw.wire.value.BrokerId;

/**
 * The questions with search words, in SQL: for {@code like … escape} and {@code locate} of JPQL one
 * of the providers writes the parameters into the statement, here they are always bound.
 */
final class Search {
  private static final String LIVE = " and b.withdrawn = false and b.live_until > ?";

  private final EntityManager em;
  private final List<Object> values = new ArrayList<>();

  Search(EntityManager em) {
    this.em = em;
  }

  /** Ids of live brokers whose name or id holds the words. */
  List<String> brokers(BrokerQuery query, Instant now) {
    String words = normal(query.words());
    String sql =
        "select b.id from known_broker b where b.id > "
            + bind(query.after())
            + LIVE.replace("?", bind(now.toEpochMilli()))
            + (" and (position(" + bind(words) + " in b.name) > 0")
            + (" or position(" + bind(words) + " in b.id) > 0)")
            + " order by b.id";
    return rows(sql, query.skip(), query.most()).stream().map(String.class::cast).toList();
  }

  /** Services of live brokers. */
  List<ListedService> services(ServiceQuery query, Instant now) {
    StringBuilder sql =
        new StringBuilder("select s.id, s.broker, b.name as site, s.number, s.label, s.name,")
            .append(" s.description, s.ip, s.port, s.health")
            .append(" from offered_service s join known_broker b on b.id = s.broker")
            .append(" where s.offered = true and s.id > ")
            .append(bind(query.after()))
            .append(LIVE.replace("?", bind(now.toEpochMilli())));
    if (!query.words().isEmpty()) {
      sql.append(" and position(").append(bind(normal(query.words()))).append(" in s.words) > 0");
    }
    if (!query.brokers().isEmpty()) {
      List<String> marks = query.brokers().stream().map(BrokerId::text).map(this::bind).toList();
      sql.append(" and s.broker in (").append(String.join(", ", marks)).append(')');
    }
    return rows(sql.append(" order by s.id").toString(), query.skip(), query.most()).stream()
        .map(row -> ServiceRow.read((Object[]) row))
        .toList();
  }

  private String bind(Object value) {
    values.add(value);
    return "?" + values.size();
  }

  private List<?> rows(String sql, int skip, int most) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query.setFirstResult(skip).setMaxResults(most).getResultList();
  }

  private static String normal(String words) {
    return OfferedService.words(Normalizer.normalize(words, Normalizer.Form.NFC));
  }
}
