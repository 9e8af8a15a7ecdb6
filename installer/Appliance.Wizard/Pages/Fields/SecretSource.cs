namespace Appliance.Wizard.Pages.Fields;

/// <summary>Where a secret is to be had.</summary>
internal enum SecretSource
{
    Typed,
    File,
    Env,
    Prompt,
    None,
}
