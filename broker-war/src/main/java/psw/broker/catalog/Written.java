package psw.broker.catalog;

/** What became of a change. */
public sealed interface Written {
  /**
   * It is committed.
   *
   * @param service the service as it now is, or as it was when it was removed
   */
  record Done(Service service) implements Written {}

  /**
   * Nothing changed.
   *
   * @param why the rule that stood against it
   */
  record Refused(Why why) implements Written {}

  /** The rules that stand against a change. */
  enum Why {
    /** There is no such service. */
    UNKNOWN,
    /** Another token registered it. */
    NOT_YOURS,
    /** Another service listens at this address and port. */
    ADDRESS_TAKEN,
    /** The announcement would pass 256 services or 64 KiB, or the site 256 other ones. */
    CATALOGUE_FULL
  }
}
