/** What happened and what it cost: by session, day and user, requests to models and what programs track beside them. */
@NullMarked
package io.tokenspeed.model.activity;

import org.jspecify.annotations.NullMarked;
