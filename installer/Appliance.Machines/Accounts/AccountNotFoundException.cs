namespace Appliance.Machines.Accounts;

public sealed class AccountNotFoundException(string what, string name)
    : Exception($"There is no {what} `{name}` on this machine.");
