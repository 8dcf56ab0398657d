package psw.gate.rules;

import java.util.Optional;

/** Settings that cannot be used, as data: where, and why. Words for people are made at the edge. */
public final class BadSetting extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** The line is not of the form {@code key = value}. */
    NO_SETTING,
    /** Nobody reads this key. */
    UNKNOWN_KEY,
    /** The key stands twice. */
    KEY_TWICE,
    /** The value is none of those that the key may have. */
    NOT_ALLOWED,
    /** A port of the value has another use already, with {@link #other}. */
    PORT_TWICE,
    /** The key is missing, which {@link #other} needs. */
    MISSING
  }

  private final Fault fault;
  private final int line;
  private final String key;
  private final String value;
  private final String other;

  BadSetting(Fault fault, int line, String key, String value, String other) {
    super(key + ": " + fault, null, false, false);
    this.fault = fault;
    this.line = line;
    this.key = key;
    this.value = value;
    this.other = other;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }

  /** The line's number, from 1; empty where there is none. */
  public Optional<Integer> line() {
    return line == 0 ? Optional.empty() : Optional.of(line);
  }

  /** The key; empty where a line has none. */
  public String key() {
    return key;
  }

  /** What it was to be, or the port at fault; empty where that is a secret. */
  public String value() {
    return SettingsText.isSecret(key) ? "" : value;
  }

  /** The other key that it does not go with; may be the same one. */
  public String other() {
    return other;
  }
}
