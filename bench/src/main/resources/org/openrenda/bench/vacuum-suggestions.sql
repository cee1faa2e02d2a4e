vacuum analyze deputies.suggestion
