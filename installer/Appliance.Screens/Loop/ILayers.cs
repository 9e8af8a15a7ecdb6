namespace Appliance.Screens.Loop;

/// <summary>What lies on the screen; the keys go to the uppermost.</summary>
public interface ILayers
{
    void Push(Layer layer);

    /// <summary>Takes one away, wherever it lies; one that is not there is no mistake.</summary>
    void Remove(Layer layer);
}
