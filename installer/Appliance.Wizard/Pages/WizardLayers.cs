using Appliance.Screens.Loop;

namespace Appliance.Wizard.Pages;

/// <summary>Knows whether a dialog lies over the wizard, which then has other keys.</summary>
internal sealed class WizardLayers(ILayers layers) : ILayers
{
    private readonly List<Layer> _over = [];

    public bool Any => _over.Count > 0;

    public void Push(Layer layer)
    {
        _over.Add(layer);
        layers.Push(layer);
    }

    public void Remove(Layer layer)
    {
        _over.Remove(layer);
        layers.Remove(layer);
    }
}
