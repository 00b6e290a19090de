/** Reads the filters of a question, {@code f=op,dimension,value}, and finds the names that they choose. */
@NullMarked
package io.tokenspeed.dashboard.filter;

import org.jspecify.annotations.NullMarked;
