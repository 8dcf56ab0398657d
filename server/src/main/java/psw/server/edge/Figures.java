package psw.server.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters and gauges, as Prometheus reads them (text format 0.0.4). */
@ApplicationScoped
public class Figures {
  private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
  private final Map<String, LongSupplier> gauges = new ConcurrentSkipListMap<>();

  /** Adds one to {@code psw_<name>_total{<label>="<value>"}}; all three are words of the code. */
  public void count(String name, String label, String value) {
    String series = "psw_" + name + "_total{" + label + "=\"" + value + "\"}";
    counters.computeIfAbsent(series, s -> new LongAdder()).increment();
  }

  /** Shows {@code psw_<name>} as whatever {@code now} says when asked. */
  public void gauge(String name, LongSupplier now) {
    gauges.put("psw_" + name, now);
  }

  void answered(int status) {
    count("http_answers", "status", status / 100 + "xx");
  }

  String text() {
    StringBuilder out = new StringBuilder(1024);
    String family = "";
    for (Map.Entry<String, LongAdder> counter : counters.entrySet()) {
      String name = counter.getKey().substring(0, counter.getKey().indexOf('{'));
      if (!name.equals(family)) {
        out.append("# TYPE ").append(name).append(" counter\n");
        family = name;
      }
      out.append(counter.getKey()).append(' ').append(counter.getValue().sum()).append('\n');
    }
    for (Map.Entry<String, LongSupplier> gauge : gauges.entrySet()) {
      out.append("# TYPE ").append(gauge.getKey()).append(" gauge\n").append(gauge.getKey());
      out.append(' ').append(gauge.getValue().getAsLong()).append('\n');
    }
    return out.toString();
  }
}
