using System.Net;

namespace Appliance.Modules.Engine;

/// <summary>What the engine answered to one request.</summary>
/// <param name="Location">Where it sends the asker on to.</param>
internal sealed record EngineAnswer(HttpStatusCode Status, Uri? Location, string Text);
