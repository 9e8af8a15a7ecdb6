namespace Appliance.Engine.Certificates;

/// <summary>A certificate file is missing, unreadable or does not match its key; the message names the file.</summary>
internal sealed class CertificateException(string message, Exception? cause = null) : Exception(message, cause);
