package psw.client.site;

import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Refusal;
import psw.wire.value.BrokerId;

/** Why a site, or its service, is not to be had, as data. */
public final class NoSite extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** Nobody is called so; the detail is the name. */
    UNKNOWN_NAME,
    /** Several sites call themselves so; the facts are their ids. */
    AMBIGUOUS_NAME,
    /** It is a device, which offers nothing; the detail is its name. */
    DEVICE,
    /** There is nowhere to ask. */
    NO_DIRECTORY,
    /** No directory has an announcement of it; the facts are the directories. */
    NOT_ANNOUNCED,
    /** Its announcement is not believed; the detail is where it came from, see {@link #refusal}. */
    NOT_BELIEVED,
    /** It withdrew itself. */
    WITHDRAWN,
    /** It has no such service; the detail is the label, the facts are those that it has. */
    UNKNOWN_SERVICE,
    /** It announces no SSH server, or no address. */
    NO_WAY_IN
  }

  private final Reason reason;
  private final String detail;
  private final transient List<String> facts;
  private final transient Optional<Refusal> refusal;

  private NoSite(Reason reason, String detail, List<String> facts, Optional<Refusal> refusal) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.facts = List.copyOf(facts);
    this.refusal = refusal;
  }

  NoSite(Reason reason, Object detail) {
    this(reason, detail.toString(), List.of(), Optional.empty());
  }

  NoSite(Reason reason, Object detail, List<String> facts) {
    this(reason, detail.toString(), facts, Optional.empty());
  }

  NoSite(Refusal refusal, Object where) {
    this(Reason.NOT_BELIEVED, where.toString(), List.of(), Optional.of(refusal));
  }

  /** A site to which no way leads. */
  public static NoSite noWayIn(BrokerId site) {
    return new NoSite(Reason.NO_WAY_IN, site);
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** What it concerns; see each reason. */
  public String detail() {
    return detail;
  }

  /** More about it; see each reason. */
  public List<String> facts() {
    return facts;
  }

  /** The rule that its announcement breaks, for {@link Reason#NOT_BELIEVED}. */
  public Optional<Refusal> refusal() {
    return refusal;
  }
}
