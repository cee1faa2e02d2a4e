package org.openrenda.deputies.writing;

import java.util.List;
import org.openrenda.hotline.issues.Issue;

/** What is known about the thing somebody writes of; either list may be empty. */
public record Found(List<Earlier> earlier, List<Issue> issues) {}
