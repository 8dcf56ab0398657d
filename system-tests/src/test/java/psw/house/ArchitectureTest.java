package psw.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the house, over the classes of every module. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "wire",
          "pairing",
          "server",
          "broker-war",
          "rendezvous-war",
          "gate",
          "gateway",
          "client-tools");
  private static final Path ROOT = Path.of("..");
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPaths(
              MODULES.stream().map(m -> ROOT.resolve(m).resolve("target/classes")).toList());

  // a little less than there are, so that rules which look at nothing do not pass
  private static final Map<String, Integer> FEWEST =
      Map.of(
          "wire",
          80,
          "pairing",
          10,
          "server",
          100,
          "broker",
          110,
          "rendezvous",
          40,
          "gate",
          30,
          "gateway",
          15,
          "client",
          140);

  @Test
  void the_classes_were_found() {
    FEWEST.forEach(
        (part, fewest) -> {
          long found = HOUSE.stream().filter(resideInAPackage("psw." + part + "..")).count();
          assertTrue(found >= fewest, part + " has only " + found + " classes");
        });
  }

  @Test
  void wire_stands_on_the_platform_and_bouncy_castle_alone() {
    classes()
        .that()
        .resideInAPackage("psw.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("psw.wire..", "java..", "javax.crypto..", "org.bouncycastle..")
        .because("what crosses a boundary is judged alike in every process")
        .check(HOUSE);
  }

  @Test
  void wire_does_no_input_or_output() {
    noClasses()
        .that()
        .resideInAPackage("psw.wire..")
        .and()
        .doNotHaveFullyQualifiedName("psw.wire.pairing.Words") // reads its own list of words
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.net.http..", "java.nio.channels..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.File.class, java.net.Socket.class, java.io.InputStream.class)
        .because("its rules are pure")
        .check(HOUSE);
  }

  @Test
  void the_arrows_between_modules_point_down_and_never_sideways() {
    arrow("psw.wire..");
    arrow("psw.server..", "psw.wire..");
    arrow("psw.pairing..", "psw.wire..");
    arrow("psw.broker..", "psw.server..", "psw.pairing..", "psw.wire..");
    arrow("psw.rendezvous..", "psw.server..", "psw.wire..");
    arrow("psw.gate..", "psw.wire..");
    arrow("psw.gateway..", "psw.gate..", "psw.wire..");
    arrow(
        "psw.client..",
        "psw.wire..",
        "psw.pairing..",
        "psw.gate..",
        "psw.gateway..",
        "com.jcraft.jsch..");
  }

  private static void arrow(String from, String... to) {
    String[] allowed = Stream.concat(Stream.of(from), Stream.of(to)).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAPackage("psw..").and(not(resideInAnyPackage(allowed))))
        .because(
            "client stands on gateway, gate, pairing and wire, the broker on pairing and server,"
                + " the rendez-vous on server, and all of these on wire")
        .check(HOUSE);
  }

  @Test
  void no_package_stands_in_a_circle() {
    slices().matching("psw.(*.*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void one_package_knows_jsch() {
    noClasses()
        .that()
        .resideOutsideOfPackages("psw.client.tunnel..", "com.jcraft.jsch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.jcraft.jsch..")
        .because("its types and its exceptions stop there")
        .check(HOUSE);
  }

  @Test
  void one_class_knows_the_library_for_terminals() {
    noClasses()
        .that()
        .haveNameNotMatching("psw\\.client\\.cli\\.PromptLine.*")
        .and()
        .resideOutsideOfPackage("org.jline..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .because("without it, or without a terminal, all the rest works as well")
        .check(HOUSE);
  }

  @Test
  void one_package_knows_mina() {
    noClasses()
        .that()
        .resideOutsideOfPackage("psw.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.sshd..")
        .because("its types and its exceptions stop there")
        .check(HOUSE);
  }

  @Test
  void one_package_knows_nimbus() {
    noClasses()
        .that()
        .resideOutsideOfPackages("psw.broker.openid..", "com.nimbusds..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .because("tokens of others are judged there and nowhere else")
        .check(HOUSE);
  }

  @Test
  void only_the_command_line_prints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("psw.client.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .because("words are made at the edge")
        .check(HOUSE);
  }

  @Test
  void one_class_writes_to_the_terminal() {
    noClasses()
        .that()
        .resideInAPackage("psw.client.cli..")
        .and()
        .doNotHaveSimpleName("Console")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(PrintWriter.class)))
                .and(target(nameMatching("print.*|write|append|format"))))
        .because("it spells out what would command a terminal")
        .check(HOUSE);
  }

  @Test
  void time_is_an_argument() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a Clock is read at the door and instants are passed inwards")
        .check(HOUSE);
  }

  @Test
  void the_clock_is_made_in_few_places() {
    noClasses()
        .that()
        .resideOutsideOfPackages("psw.server.store..", "psw.client.cli..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("every other class is given one")
        .check(HOUSE);
  }

  @Test
  void one_class_looks_at_where_a_request_comes_from() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("psw.server.edge.Proxies")
        .should()
        .callMethodWhere(
            target(owner(nameMatching("jakarta\\.servlet\\..*Request(Wrapper)?")))
                .and(target(nameMatching("getRemoteAddr|getRemoteHost|isSecure|getScheme"))))
        .because("behind a reverse proxy they are the proxy's: psw.server.edge.Connection knows")
        .check(HOUSE);
  }

  @Test
  void entities_never_leave_their_package() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void logging_goes_through_the_platforms_logger() {
    noClasses()
        .that()
        .doNotImplement(javax.sql.DataSource.class) // whose interface names a logger of the JDK
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
        .because("System.Logger is there on every server")
        .check(HOUSE);
  }

  @Test
  void every_package_says_what_it_promises() throws IOException {
    List<String> silent =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("psw."))
            .distinct()
            .filter(
                name -> MODULES.stream().noneMatch(module -> Files.exists(promise(module, name))))
            .sorted()
            .toList();
    assertEquals(List.of(), silent);
  }

  private static Path promise(String module, String name) {
    return ROOT.resolve(module)
        .resolve("src/main/java")
        .resolve(name.replace('.', '/'))
        .resolve("package-info.java");
  }

  @Test
  void nothing_reads_the_store_outside_a_transaction() {
    noMethods()
        .should()
        .beAnnotatedWith(
            describe(
                "@Transactional without a transaction",
                (JavaAnnotation<?> annotation) ->
                    annotation.getRawType().getName().equals("jakarta.transaction.Transactional")
                        && annotation
                            .get("value")
                            .map(Object::toString)
                            .filter(type -> type.matches(".*(SUPPORTS|NEVER)"))
                            .isPresent()))
        .because("Payara may hand such a reader an entity manager that was closed, for good")
        .check(HOUSE);
  }

  @Test
  void no_page_unescapes_its_output() throws IOException {
    for (String module : List.of("broker-war", "rendezvous-war", "server")) {
      Path sources = ROOT.resolve(module).resolve("src/main");
      try (Stream<Path> pages = Files.walk(sources)) {
        List<Path> guilty =
            pages
                .filter(page -> page.toString().endsWith(".xhtml"))
                .filter(page -> read(page).contains("escape=\"false\""))
                .toList();
        assertEquals(List.of(), guilty);
      }
    }
  }

  @Test
  void a_page_only_looks_when_it_is_opened() throws IOException {
    Pattern action = Pattern.compile("viewAction\\s[^>]*action=\"#\\{(\\w+)\\.(\\w+)\\}\"");
    int found = 0;
    for (String module : List.of("broker-war", "rendezvous-war", "server")) {
      try (Stream<Path> pages = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
        for (Path page : pages.filter(p -> p.toString().endsWith(".xhtml")).toList()) {
          Matcher matcher = action.matcher(read(page));
          while (matcher.find()) {
            assertEquals("look", matcher.group(2), page + ": a GET changes nothing");
            found++;
          }
        }
      }
    }
    assertTrue(found >= 5, "only " + found + " actions were found");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
