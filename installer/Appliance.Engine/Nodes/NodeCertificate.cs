namespace Appliance.Engine.Nodes;

/// <summary>A certificate that was signed for a node.</summary>
internal sealed record NodeCertificate(string Serial, string Pem, DateTimeOffset Ends);
