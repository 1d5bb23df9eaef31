"""The language server: drafts checked as an editor types them, over the editor's own protocol (pygls, the extra "lsp")."""
