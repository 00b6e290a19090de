/** The live view: what it reads, how a frame looks, what keys do, and the terminal that it is drawn on. */
@NullMarked
package io.tokenspeed.agent.top;

import org.jspecify.annotations.NullMarked;
