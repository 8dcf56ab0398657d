package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psw.client.api.Site;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

class ServicesCommandTest {
  private static final BrokerId ONE = BrokerId.of(new byte[32]);
  private static final BrokerId TWO = BrokerId.of(new byte[33]);
  private static final BrokerId THREE = BrokerId.of(new byte[34]);

  @Test
  void sites_of_one_name_are_told_by_their_ids_and_others_by_name() throws Exception {
    Label ana = Label.parse("ana");
    List<Site> sites =
        List.of(new Site(ONE, ana), new Site(TWO, ana), new Site(THREE, Label.parse("rui")));
    assertEquals(
        Map.of(ONE, ONE.text(), TWO, TWO.text(), THREE, "rui"),
        ServicesCommand.called(sites, Map.of()));
  }

  @Test
  void a_name_that_the_user_gave_is_never_another_sites() throws Exception {
    Label ana = Label.parse("ana");
    List<Site> sites = List.of(new Site(ONE, Label.parse("rui")), new Site(TWO, ana));
    assertEquals(
        Map.of(ONE, "ana", TWO, TWO.text()), ServicesCommand.called(sites, Map.of(ONE, ana)));
  }
}
