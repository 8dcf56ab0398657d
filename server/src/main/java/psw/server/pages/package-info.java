/**
 * What the pages of both WARs share: the words for times, places and refused input, who is looking,
 * and the list of sites with one page per site. Templates, composite components and the stylesheet
 * lie in META-INF/resources. Pages show what anybody may see unless {@link
 * psw.server.pages.VisitPage} says that the visitor may write. Calls psw.server.directory,
 * psw.server.login, psw.server.settings and psw.wire.
 */
package psw.server.pages;
