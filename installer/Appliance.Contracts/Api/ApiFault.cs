namespace Appliance.Contracts.Api;

/// <summary>Why a request was not answered: <paramref name="Reason"/> in a few words, <paramref name="Detail"/> with the remedy.</summary>
public sealed record ApiFault(string Detail, string Reason);
