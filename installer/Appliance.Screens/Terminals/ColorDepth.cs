namespace Appliance.Screens.Terminals;

public enum ColorDepth
{
    None,
    Sixteen,
}
