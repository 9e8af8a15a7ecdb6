namespace Appliance.Engine.Accounts;

/// <summary>What a token opens: the API, or the pages.</summary>
internal enum TokenPurpose
{
    Api,
    Page,
}
