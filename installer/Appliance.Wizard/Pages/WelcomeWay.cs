namespace Appliance.Wizard.Pages;

/// <summary>How a person begins.</summary>
internal enum WelcomeWay
{
    New,
    Resume,
    File,
    Join,
}
