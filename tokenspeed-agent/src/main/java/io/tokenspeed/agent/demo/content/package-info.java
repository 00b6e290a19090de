/** The parts of invented histories: projects, schedules, conversations and prose. */
@NullMarked
package io.tokenspeed.agent.demo.content;

import org.jspecify.annotations.NullMarked;
