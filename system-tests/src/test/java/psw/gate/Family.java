package psw.gate;

/** The version of IP that a scenario runs over. */
enum Family {
  V4("10.77.0.%d", "10.77.%d.%d", "127.0.0.1", "16"),
  V6("fd77::%d", "fd77::%x:%x", "::1", "64");

  private final String gate;
  private final String visitor;
  private final String loopback;
  private final String prefix;

  Family(String gate, String visitor, String loopback, String prefix) {
    this.gate = gate;
    this.visitor = visitor;
    this.loopback = loopback;
    this.prefix = prefix;
  }

  /** The address of the gate with this number, 1 to 99. */
  String gate(int number) {
    return String.format(gate, number);
  }

  /** The address of the visitor with this number, 0 to 999. */
  String visitor(int number) {
    return String.format(visitor, 1 + number / 200, 1 + number % 200);
  }

  /** How visitors' addresses are made of their numbers, for printf. */
  String form() {
    return visitor;
  }

  /** The number of the visitor with this address. */
  static int numberOf(String visitor) {
    boolean v4 = visitor.indexOf('.') >= 0;
    String[] parts = visitor.split(v4 ? "[.]" : ":", -1);
    int radix = v4 ? 10 : 16;
    int high = Integer.parseInt(parts[parts.length - 2], radix);
    int low = Integer.parseInt(parts[parts.length - 1], radix);
    return (high - 1) * 200 + low - 1;
  }

  String loopback() {
    return loopback;
  }

  Family other() {
    return this == V4 ? V6 : V4;
  }

  /** The address with the length of the lab's one network. */
  String withPrefix(String address) {
    return address + "/" + prefix;
  }
}
