/**
 * Secrets in files: their owner's alone (0600), written beside, forced to disk and renamed, so that
 * each is whole or not there. Stands on the platform alone.
 */
package psw.client.files;
