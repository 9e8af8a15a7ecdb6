namespace Appliance.Screens.Views;

public enum PageMark
{
    None,
    Done,
    Errors,
}
