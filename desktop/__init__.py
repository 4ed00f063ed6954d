"""The desktop: session, window, pages, menus and files."""
