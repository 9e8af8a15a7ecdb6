namespace Appliance.Screens.Views;

public sealed record PageEntry(string Title, PageMark Mark = PageMark.None);
