package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Service;
import psw.broker.grants.Given;
import psw.broker.grants.Granted;
import psw.broker.grants.Granting;
import psw.broker.peers.Peer;
import psw.wire.grant.Until;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;

/** What one peer may reach here, the form that grants, and what revokes. */
@Named
@RequestScoped
public class GrantsPage {
  private static final int USUAL_DAYS = 365;

  @Inject private PeerPage page;
  @Inject private Granting granting;
  @Inject private Catalog catalog;
  @Inject private Doer doer;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  private final Map<String, String> errors = new HashMap<>();
  private List<Given> all;
  private List<Service> services;
  private String service = "";
  private String until;
  private SourceRule source = SourceRule.STRICT;

  /** Grants; when something is refused the page is shown again. */
  public void grant() {
    page.forAct().ifPresent(this::grant);
  }

  private void grant(Peer peer) {
    Optional<Instant> end = end();
    if (!service.matches("[1-9][0-9]{0,17}")) {
      errors.put("service", "Which service?");
    }
    if (!errors.isEmpty()) {
      return;
    }
    Granted granted =
        granting.grant(peer.id(), Long.parseLong(service), end.orElseThrow(), source, doer.by());
    if (granted instanceof Granted.Done done) {
      page.done(GrantWords.done(peer.name().text(), done.grant()));
    } else {
      Granted.Why why = ((Granted.Refused) granted).why();
      errors.put(GrantWords.field(why), GrantWords.of(why));
    }
  }

  private Optional<Instant> end() {
    try {
      if (getUntil().isBlank()) {
        throw new BadValue("until", BadValue.Reason.MISSING);
      }
      return Optional.of(Until.parse(Optional.of(getUntil().strip()), clock.instant()));
    } catch (BadValue refused) {
      errors.put("until", GrantWords.until(refused.reason()));
      return Optional.empty();
    }
  }

  /** Takes back the grant whose number the pressed button's own form holds. */
  public void revoke() {
    page.forAct().ifPresent(this::revoke);
  }

  private void revoke(Peer peer) {
    String number = request.getParameter("grant");
    Optional<Given> gone =
        number != null && number.matches("[1-9][0-9]{0,17}")
            ? granting.revoke(peer, Long.parseLong(number), doer.by())
            : Optional.empty();
    page.done(
        gone.map(grant -> GrantWords.gone(peer.name().text(), grant))
            .orElse("It was gone already."));
  }

  /** Takes all of them back. */
  public void revokeAll() {
    page.forAct().ifPresent(this::revokeAll);
  }

  private void revokeAll(Peer peer) {
    List<Given> gone = granting.revokeAll(peer, doer.by());
    boolean known = gone.stream().allMatch(Given::enforced);
    page.done(
        peer.name()
            + " reaches nothing here any more."
            + (known ? "" : " What the SSH server reads could not be changed yet."));
  }

  /** All grants of the peer, in the order they were first given. */
  public List<Given> getAll() {
    if (all == null) {
      all = page.getPeer() == null ? List.of() : granting.of(page.getPeer());
    }
    return all;
  }

  /** What can be granted. */
  public List<Service> getServices() {
    if (services == null) {
      services = catalog.read().services();
    }
    return services;
  }

  /** The day, or the instant, at which one ends. */
  public String ends(Given grant) {
    return Until.text(grant.until()).replace('T', ' ').replace("Z", " UTC");
  }

  /** How one stands, as a word. */
  public String state(Given grant) {
    return GrantWords.state(grant, clock.instant());
  }

  /** The state's class in the stylesheet. */
  public String colour(Given grant) {
    return switch (state(grant)) {
      case "in force" -> "up";
      case "over" -> "unknown";
      default -> "down";
    };
  }

  /** What is wrong, by field; under the empty key what is wrong with the whole. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** What is wrong with the whole, else nothing. */
  public String getError() {
    return errors.get("");
  }

  /** What is wrong with the choice of a service. */
  public String getServiceError() {
    // one that was removed meanwhile is no choice any more
    return FacesContext.getCurrentInstance().isValidationFailed()
        ? GrantWords.of(Granted.Why.UNKNOWN_SERVICE)
        : errors.get("service");
  }

  public String getService() {
    return service;
  }

  public void setService(String service) {
    this.service = service == null ? "" : service;
  }

  /** From where the peer may knock; what cannot be read opens no more than it must. */
  public String getSource() {
    return source.word();
  }

  public void setSource(String word) {
    boolean loose = SourceRule.NETWORK.word().equals(word);
    source = loose ? SourceRule.NETWORK : SourceRule.STRICT;
  }

  /** Whether one lets its peer knock so. */
  public boolean isLoose(Given grant) {
    return grant.source() == SourceRule.NETWORK;
  }

  /** What was typed, at first a year from now. */
  public String getUntil() {
    return until == null
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(USUAL_DAYS).toString()
        : until;
  }

  public void setUntil(String until) {
    this.until = until == null ? "" : until;
  }
}
