namespace Appliance.Screens.Loop;

/// <summary>Makes what follows an await in a handler of a key run on the thread of the screen.</summary>
internal sealed class LoopContext(ScreenLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback callback, object? state) => loop.Post(() => callback(state));

    public override void Send(SendOrPostCallback callback, object? state) =>
        throw new NotSupportedException("A thread that waits for the screen may be the one that the screen waits for.");
}
