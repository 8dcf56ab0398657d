package psw.server.edge;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether a request has reached the REST side yet; while a server starts, none does. */
@ApplicationScoped
class Reached {
  private volatile boolean yes;

  void note() {
    yes = true;
  }

  /** What the container means by a status at an address of the REST side. */
  Problem meant(int status) {
    // while that is not mapped, the container knows nothing of what is there
    return status == 404 && !yes
        ? Problems.NOT_READY.header("Retry-After", "1")
        : Problems.ofStatus(status);
  }
}
