using Appliance.Contracts.Events;
using Appliance.Machines.Secrets;

namespace Appliance.Planning.Events;

/// <summary>The one door all events leave through: stamps the time, masks secrets, hands on to every renderer.</summary>
public sealed class MaskingEvents(SecretMasker masker, TimeProvider time, IReadOnlyList<IEventSink> renderers) : IEventSink
{
    private readonly Lock _gate = new();

    public void Publish(RunEvent value)
    {
        var masked = value with
        {
            Time = time.GetUtcNow(),
            Text = masker.Apply(value.Text),
            Remedy = value.Remedy is { } remedy ? masker.Apply(remedy) : null,
        };
        lock (_gate)
        {
            foreach (var renderer in renderers)
            {
                renderer.Publish(masked);
            }
        }
    }
}
