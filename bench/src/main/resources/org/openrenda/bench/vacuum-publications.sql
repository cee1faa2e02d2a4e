vacuum analyze deputies.publication
