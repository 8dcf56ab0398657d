package psw.broker.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** The identity store of the owner's own account: a name and a pass phrase. */
@ApplicationScoped
public class OwnersStore implements IdentityStore {
  @Inject private AccountRows rows;
  @Inject private PassPhrases passPhrases;

  @Override
  public CredentialValidationResult validate(Credential shown) {
    if (!(shown instanceof UsernamePasswordCredential typed)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    String account = typed.getCaller();
    return rows.hash(account)
        .filter(kept -> passPhrases.is(typed.getPasswordAsString(), kept))
        .map(kept -> new CredentialValidationResult(account, Set.of(Accounts.OWNERS)))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
