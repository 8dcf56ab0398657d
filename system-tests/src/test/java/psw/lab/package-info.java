/** The lab: hosts reach each other, and nothing of them outlives their maker. */
package psw.lab;
