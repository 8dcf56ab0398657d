package psw.broker.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import psw.broker.account.Accounts;
import psw.server.settings.Settings;

/** The identity store of those whom a setting calls the owner. */
@ApplicationScoped
public class OwnersElsewhere implements IdentityStore {
  @Inject private Settings settings;

  @Override
  public CredentialValidationResult validate(Credential shown) {
    if (!(shown instanceof Proven proven)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    Person person = proven.person();
    return settings
            .openId()
            .filter(openId -> isOwner(openId.subjects(), openId.emails(), person))
            .isPresent()
        ? new CredentialValidationResult(person.account(), Set.of(Accounts.OWNERS))
        : CredentialValidationResult.INVALID_RESULT;
  }

  static boolean isOwner(Set<String> subjects, Set<String> emails, Person person) {
    return subjects.contains(person.subject())
        || person.email().filter(emails::contains).isPresent();
  }
}
