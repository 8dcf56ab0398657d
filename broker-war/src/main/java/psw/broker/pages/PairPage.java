package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.pairing.Asked;
import psw.broker.pairing.Pairings;
import psw.pairing.run.Form;
import psw.server.edge.ProblemException;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

/** Where a code is made, or one is taken up that somebody read out. */
@Named
@RequestScoped
public class PairPage {
  @Inject private VisitPage visit;
  @Inject private Pairings pairings;
  @Inject private VisitRuns runs;
  @Inject private Doer doer;

  private final Map<String, String> errors = new HashMap<>();
  private List<String> places;
  private List<Integer> waiting;
  private String form = Form.WORDS.word();
  private String place = "";
  private String called = "";
  private String code = "";
  private String name = "";

  /** Shows the forms to the owner alone. */
  public void look() {
    visit.turnsAway();
  }

  /** Makes a code; the next page shows it. */
  public void make() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<Label> label = label("called", called);
    Optional<Form> as = read("make", () -> Form.parse(form));
    if (errors.isEmpty()) {
      Optional<String> there = place.isEmpty() ? Optional.empty() : Optional.of(place);
      begin(new Asked(as, Optional.empty(), label, Optional.empty(), there), "make");
    }
  }

  /** Takes up a code; the next page says how it goes. */
  public void takeUp() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<Label> label = label("name", name);
    Optional<Code> typed = code();
    if (errors.isEmpty()) {
      begin(new Asked(Optional.empty(), typed, label, Optional.empty(), Optional.empty()), "code");
    }
  }

  private void begin(Asked asked, String part) {
    try {
      int number = runs.add(pairings.begin(asked, doer.by()));
      Answers.go("pairing.xhtml?n=" + number);
    } catch (BadValue refused) {
      errors.put(part, "There is no such rendez-vous to meet at.");
    } catch (ProblemException e) {
      errors.put(
          part,
          e.problem().status() == 429
              ? "Eight pairings wait at a time: give one up, or let it end."
              : "The broker is not ready yet. Try again in a moment.");
    }
  }

  private Optional<Code> code() {
    if (code.isBlank()) {
      errors.put("code", "Which code did the other side make?");
      return Optional.empty();
    }
    try {
      return Optional.of(Code.parse(code));
    } catch (BadValue bad) {
      errors.put("code", PairWords.code(bad, code));
      return Optional.empty();
    }
  }

  private Optional<Label> label(String field, String typed) {
    return typed.isBlank() ? Optional.empty() : read(field, () -> Label.parse(typed.strip()));
  }

  private <T> Optional<T> read(String field, Typed<T> typed) {
    try {
      return Optional.of(typed.read());
    } catch (BadValue refused) {
      errors.put(field, field.equals("make") ? "Choose one of these." : PairWords.LABEL);
      return Optional.empty();
    }
  }

  private interface Typed<T> {
    T read() throws BadValue;
  }

  /** Where a code can be made, the usual place first. */
  public List<String> getPlaces() {
    if (places == null) {
      places = pairings.places();
    }
    return places;
  }

  /** The numbers of this visit's pairings that go on. */
  public List<Integer> getWaiting() {
    if (waiting == null) {
      waiting =
          runs.all().entrySet().stream()
              .filter(run -> goesOn(run.getValue().id()))
              .map(Map.Entry::getKey)
              .toList();
    }
    return waiting;
  }

  private boolean goesOn(String id) {
    return pairings.find(id).filter(seen -> !seen.isOver()).isPresent();
  }

  /** What is wrong, by field; under "make" what is wrong with the making of a code. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** What is wrong with the making of a code. */
  public String getMakeError() {
    // a rendez-vous that was removed meanwhile is no choice any more
    return FacesContext.getCurrentInstance().isValidationFailed()
        ? "Choose one of these."
        : errors.get("make");
  }

  public String getForm() {
    return form;
  }

  public void setForm(String form) {
    this.form = typed(form);
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = typed(place);
  }

  public String getCalled() {
    return called;
  }

  public void setCalled(String called) {
    this.called = typed(called);
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = typed(code);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = typed(name);
  }

  private static String typed(String text) {
    return text == null ? "" : text;
  }
}
