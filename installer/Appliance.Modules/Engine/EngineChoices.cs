namespace Appliance.Modules.Engine;

public enum EngineProduct
{
    BuiltIn,
    Ovirt,
}

public enum EngineDeployment
{
    Standalone,
    SelfHosted,
}

public enum ApplicationMode
{
    Virt,
    Gluster,
    Both,
}
