/** The self-check: facts about database and sources, and how they are shown. */
@NullMarked
package io.tokenspeed.agent.doctor;

import org.jspecify.annotations.NullMarked;
