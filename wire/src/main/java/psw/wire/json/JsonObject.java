package psw.wire.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * A JSON object, immutable, in the order it was written. Each getter refuses a member of another
 * type; a member that is {@code null} counts as absent.
 */
public record JsonObject(Map<String, Object> members) {
  /** Copies the members in. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Starts an object to be written. */
  public static Builder with(String name, Object value) {
    return new Builder().and(name, value);
  }

  /** A string that must be there. */
  public String text(String name) throws BadValue {
    return required(name, optionalText(name));
  }

  /** A string, if there. */
  public Optional<String> optionalText(String name) throws BadValue {
    return optional(name, String.class);
  }

  /** A 64-bit integer that must be there. */
  public long integer(String name) throws BadValue {
    return required(name, optionalInteger(name));
  }

  /** A 64-bit integer, if there. */
  public Optional<Long> optionalInteger(String name) throws BadValue {
    return optional(name, Long.class);
  }

  /** A boolean; absent means false. */
  public boolean flag(String name) throws BadValue {
    return optional(name, Boolean.class).orElse(false);
  }

  /** An object that must be there. */
  public JsonObject object(String name) throws BadValue {
    return required(name, optionalObject(name));
  }

  /** An object, if there. */
  public Optional<JsonObject> optionalObject(String name) throws BadValue {
    return optional(name, JsonObject.class);
  }

  /** A list of strings; absent means empty. */
  public List<String> texts(String name) throws BadValue {
    return list(name, String.class);
  }

  /** A list of 64-bit integers; absent means empty. */
  public List<Long> integers(String name) throws BadValue {
    return list(name, Long.class);
  }

  /** A list of objects; absent means empty. */
  public List<JsonObject> objects(String name) throws BadValue {
    return list(name, JsonObject.class);
  }

  private <T> List<T> list(String name, Class<T> type) throws BadValue {
    List<T> all = new ArrayList<>();
    for (Object element : optional(name, List.class).orElse(List.of())) {
      if (!type.isInstance(element)) {
        throw new BadValue(name, Reason.WRONG_TYPE);
      }
      all.add(type.cast(element));
    }
    return List.copyOf(all);
  }

  private <T> Optional<T> optional(String name, Class<T> type) throws BadValue {
    Object value = members.getOrDefault(name, Json.NULL);
    if (value == Json.NULL) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new BadValue(name, Reason.WRONG_TYPE);
    }
    return Optional.of(type.cast(value));
  }

  private static <T> T required(String name, Optional<T> value) throws BadValue {
    if (value.isEmpty()) {
      throw new BadValue(name, Reason.MISSING);
    }
    return value.get();
  }

  /** The object as compact JSON text. */
  @Override
  public String toString() {
    return Json.write(this);
  }

  /** Collects members in order. */
  public static final class Builder {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a member; integers of any width become 64-bit ones. */
    public Builder and(String name, Object value) {
      members.put(
          name,
          value instanceof Integer small
              ? Long.valueOf(small)
              : value instanceof List<?> list ? List.copyOf(list) : value);
      return this;
    }

    /** Adds a member if there is a value for it. */
    public Builder and(String name, Optional<?> value) {
      value.ifPresent(present -> and(name, (Object) present));
      return this;
    }

    /** The finished object. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
