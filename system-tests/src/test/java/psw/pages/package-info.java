/** The pages of both servers in a real browser, as visitors see and use them. */
package psw.pages;
