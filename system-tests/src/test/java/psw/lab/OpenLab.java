package psw.lab;

import psw.client.lab.Host;
import psw.client.lab.Lab;

/** A program that opens a lab with a busy host, prints that host's root, and waits to be killed. */
final class OpenLab {
  private OpenLab() {}

  public static void main(String[] args) throws Exception {
    Lab lab = Lab.open();
    Host host = lab.host("doomed", "10.77.0.2/24", "fd77::2/64");
    Process sleeper = host.start("sleep", "3600");
    host.start("sh", "-c", "setsid sleep 3601 & setsid sleep 3602").getInputStream();
    System.out.println(host.root());
    sleeper.waitFor();
  }
}
