namespace Appliance.Planning.Steps;

public enum ChangeKind
{
    File,
    Directory,
    Package,
    Service,
    Account,
    Sql,
    Certificate,
    Firewall,
    Network,
    Process,
    Command,
}
