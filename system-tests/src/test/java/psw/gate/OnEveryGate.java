package psw.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that takes a {@link Firewall} and a {@link Family}, and runs for each pair of them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0} {1}")
@CsvSource({"IPTABLES, V4", "IPTABLES, V6", "NFTABLES, V4", "NFTABLES, V6"})
@interface OnEveryGate {}
