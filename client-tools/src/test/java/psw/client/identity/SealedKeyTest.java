package psw.client.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedKeyTest {
  /** Sealed by the first release; every later one must open it. */
  @Test
  void a_copy_of_version_1_opens() throws Exception {
    byte[] file =
        """
        {"psw":"identity","v":1,
         "id":"hu2w-42iw-ic6o-jp7q-y3s4-slfm-mfd7-oedm",
         "salt":"snNd1Hksqr1-6G1rdYzdwA",
         "sealed":"D-IkHrWO0bilQYi1B_Vmgydp-Ucu3HzXo-2TcYE3NQbjOMsCzr2CAwv8MTA22VH-Vxmix_\
        sGXhHgJ-UvdFRVN-RrM0Lfwxpr6xT8yc4Gji-Ed4qF0fFF05aUIKh_DGfiOV4oh5m7caDf\
        xHNvFPtE"}
        """
            .getBytes(StandardCharsets.US_ASCII);
    byte[] phrase = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);
    SealedKey copy = SealedKey.parse(file);
    assertEquals(copy.id(), copy.open(phrase).orElseThrow().id());
  }
}
