package psw.client.site;

/**
 * A site as it was announced when it was last asked for.
 *
 * @param found what it announced
 * @param holds whether that still holds: its term, or its lease, is not over
 */
public record Before(Found found, boolean holds) {}
